"""Press releases in Chinese: all stages, for both scripts."""
