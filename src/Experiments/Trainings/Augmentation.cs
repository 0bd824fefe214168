namespace Explorer.Experiments.Trainings;

/// <summary>Changes to training images, drawn anew for each image and epoch.</summary>
public enum Augmentation
{
    /// <summary>Padding of 1/8 of the side with zeros, then a random crop of the old size (<c>crop</c>).</summary>
    Crop,

    /// <summary>Mirrored left to right with probability 1/2 (<c>flip</c>).</summary>
    Flip,

    /// <summary>A square of half the side, at a random centre, set to the mean (<c>cutout</c>).</summary>
    Cutout,
}
