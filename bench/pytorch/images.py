"""CIFAR-10 for torch.utils.data: crop with 4 pixels of padding, mirror, normalise, one image at a time."""
import numpy
import torch
from torch.utils.data import DataLoader, Dataset

PADDING = 4


class Images(Dataset):
    def __init__(self, pixels, labels, mean, deviation, augment):
        self.pixels = (torch.from_numpy(pixels).float() / 255 - mean) / deviation
        self.labels = labels.tolist()
        self.augment = augment

    def __len__(self):
        return len(self.labels)

    def __getitem__(self, index):
        image = self.pixels[index]
        if self.augment:
            side = image.shape[-1]
            top, left = torch.randint(0, 2 * PADDING + 1, (2,)).tolist()
            image = torch.nn.functional.pad(image, (PADDING,) * 4)[:, top:top + side, left:left + side]
            if torch.rand(()) < 0.5:
                image = image.flip(-1)
        return image, self.labels[index]


def loaders(path, batch_size, workers):
    """Training and validation batches of the images that the comparison has laid out for both programs."""
    data = numpy.load(path)
    mean, deviation = (torch.from_numpy(data[name]).view(3, 1, 1) for name in ("mean", "deviation"))
    train = Images(data["train_pixels"], data["train_labels"], mean, deviation, augment=True)
    validation = Images(data["validation_pixels"], data["validation_labels"], mean, deviation, augment=False)
    return (
        DataLoader(train, batch_size, shuffle=True, drop_last=True, num_workers=workers),
        DataLoader(validation, 500, num_workers=workers),
    )
