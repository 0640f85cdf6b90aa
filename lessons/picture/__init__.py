"""A picture, in 65 numbers: faces that can be drawn, one stencil and six that slide."""
