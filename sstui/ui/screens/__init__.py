"""Whole screens, one file each; what they show comes from the desk."""
