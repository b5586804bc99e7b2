"""What is public: the notice on the story, the log, feeds and structured data."""
