"""What a story's text is: every version of it, as blocks; and which URL is which article."""
