"""Problems, time, text and plain shapes: what every room stands on. Uses nothing else of the package."""
