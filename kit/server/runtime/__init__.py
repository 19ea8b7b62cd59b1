"""What the process needs: sockets, addresses, files, limits, and the event loop."""
