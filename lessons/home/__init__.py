"""Home: order a dish, from a chef who has never tasted and from one who has."""
