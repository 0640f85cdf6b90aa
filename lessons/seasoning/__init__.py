"""Season it yourself: two sliders are the whole chef."""
