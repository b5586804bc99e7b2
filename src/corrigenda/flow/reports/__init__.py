"""What readers sent: is it well formed, is it abuse, which passage does it mean."""
