"""What is made: a module for each kind of page, called like the module of its view. Made from ``site.pieces``."""
