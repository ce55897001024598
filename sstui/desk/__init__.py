"""The day's work: one function a journey, for both front ends alike."""
