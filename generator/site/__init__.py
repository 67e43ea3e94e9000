"""The pages: views, templates, scripts, and the finished folder. Uses exports, law and below."""
