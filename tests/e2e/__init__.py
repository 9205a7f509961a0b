"""The whole of Knutpunkt as people meet it: started by its command, used in a real browser, stopped again."""
