"""Running: attempts from their claim to their ending, what they may call, and who carries them out."""
