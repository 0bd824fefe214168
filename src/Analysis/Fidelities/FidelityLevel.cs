using Explorer.Experiments.Fidelities;

namespace Explorer.Analysis.Fidelities;

/// <summary>
/// A point at which a network's error is read: after so many epochs of a run of so many, at a share of the data, a resolution and
/// scales of width and depth. The error within a longer run is not that of a shorter run, whose learning rate has fallen by then.
/// </summary>
public sealed record FidelityLevel
{
    /// <summary>What the network had got when the error was read; its epochs are those trained by then.</summary>
    public required Fidelity Fidelity { get; init; }

    /// <summary>Epochs of the whole run, at least those of <see cref="Fidelity"/>.</summary>
    public required int RunEpochs { get; init; }

    /// <summary>Whether the error is read within a longer run.</summary>
    public bool IsWithinRun => Fidelity.Epochs < RunEpochs;

    /// <summary>In words, such as <c>epoch 4 of 16</c>, or <c>4 epochs, 16 px</c> for a run of its own.</summary>
    public string Label
    {
        get
        {
            var parts = new List<string>
            {
                IsWithinRun ? Text($"epoch {Fidelity.Epochs} of {RunEpochs}") : Fidelity.Epochs == 1 ? "1 epoch" : Text($"{Fidelity.Epochs} epochs"),
            };
            if (Fidelity.DataShare < 1)
            {
                parts.Add(Text($"{100 * Fidelity.DataShare:0.#} % of the images"));
            }

            if (Fidelity.Resolution is { } resolution)
            {
                parts.Add(Text($"{resolution} px"));
            }

            if (Fidelity.WidthScale < 1)
            {
                parts.Add(Text($"width x{Fidelity.WidthScale:0.###}"));
            }

            if (Fidelity.DepthScale < 1)
            {
                parts.Add(Text($"depth x{Fidelity.DepthScale:0.###}"));
            }

            if (Fidelity.BatchSize is { } batch)
            {
                parts.Add(Text($"batch {batch}"));
            }

            return string.Join(", ", parts);
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
