"""Explorer beside plain PyTorch: the same networks, images and settings, in turn."""
