using System.Runtime.CompilerServices;

namespace Explorer.SearchSpace.Sampling;

/// <summary>One parameter of all stages, made ready for many draws.</summary>
internal sealed class StageDraw
{
    private readonly StageOrder _order;
    private readonly DiscreteValues[] _tables;
    private readonly OrderedTables? _ordered;

    public StageDraw(StageParameter parameter)
    {
        _order = parameter.Order;
        _tables = [.. parameter.Stages.Select(stage => stage.Tabulate() ?? throw new ArgumentException("continuous", nameof(parameter)))];
        _ordered = _order switch
        {
            StageOrder.NonDecreasing => new OrderedTables(_tables),
            StageOrder.NonIncreasing => new OrderedTables([.. _tables.Reverse()]),
            _ => null,
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Draw(SplitMix64 random, Span<double> values)
    {
        switch (_order)
        {
            case StageOrder.Shared:
                values.Fill(_tables[0].Draw(random));
                break;
            case StageOrder.NonDecreasing:
                _ordered!.Draw(random, values);
                break;
            case StageOrder.NonIncreasing:
                _ordered!.Draw(random, values);
                values.Reverse();
                break;
            default:
                for (var i = 0; i < values.Length; i++)
                    values[i] = _tables[i].Draw(random);

                break;
        }
    }
}
