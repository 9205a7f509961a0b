"""How fast and how lean Knutpunkt is, measured on the machine at hand: `make bench`."""
