"""The way to an outlet's CMS: a signed webhook for each change that is asked of it."""
