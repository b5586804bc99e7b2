"""The reference CMS: stories as files, requested fixes applied, new versions sent."""
