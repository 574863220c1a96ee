"""The commands of `mentor`, one module a group; heavy imports only inside functions."""
