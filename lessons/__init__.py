"""The lessons: one room a page, named as the page, with all that the page owns and nothing that another needs."""
