"""The API: for the widget, for a CMS, for a page's server."""
