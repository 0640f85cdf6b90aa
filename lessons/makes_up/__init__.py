"""When the chef makes it up: what it says of pages that it has read, and of one that was torn out."""
