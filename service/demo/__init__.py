"""The demonstration: made-up people and the practice cases, told through the use cases of the pages."""

from service.demo.load import load

__all__ = ["load"]
