"""The canvas beside a framing conversation: what stands there, and how its author changes it."""

from ui.components.canvas.sheet import show

__all__ = ["show"]
