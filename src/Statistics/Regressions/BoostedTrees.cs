using System.Reflection;
using Explorer.Statistics.GaussianProcesses;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;

namespace Explorer.Statistics.Regressions;

/// <summary>
/// Regression trees, each fitted to what those before it left over (gradient boosting of squares; Friedman, Annals of Statistics 29, 2001), by
/// ML.NET's FastTree. The order of the rows changes nothing. Of fewer rows than <see cref="FewestRows"/>, or where no feature can tell
/// so many rows apart, no tree is grown, and every prediction is the targets' mean.
/// </summary>
public sealed class BoostedTrees : IErrorModel
{
    /// <summary>Fewest rows that a tree is grown from: two leaves of the least size.</summary>
    public const int FewestRows = 2 * RowsALeaf;

    private const int Trees = 100;
    private const int Leaves = 6;
    private const int RowsALeaf = 3;
    private const double Rate = 0.05;

    // Twice a fit the library has all garbage collected, which in a large process takes far longer than the fit.
    private static readonly FieldInfo? CollectsGarbage = typeof(FastTreeRegressionTrainer).GetField("AllowGC", BindingFlags.Instance | BindingFlags.NonPublic);

    private readonly Node[] _nodes;
    private readonly int[] _roots;
    private readonly double[] _leaves;
    private readonly double _mean;

    /// <summary>Fits the trees.</summary>
    /// <param name="rows">n rows of d finite features, n at least 1; what float32 does not tell apart is the same.</param>
    /// <param name="targets">n targets.</param>
    public BoostedTrees(double[][] rows, double[] targets)
    {
        // Sums round by their order, and a rounding may decide between two splits.
        int[] order = [.. Enumerable.Range(0, rows.Length)];
        Array.Sort(order, (a, b) => rows[a].AsSpan().SequenceCompareTo(rows[b]) is not 0 and var compared ? compared : targets[a].CompareTo(targets[b]));
        _mean = order.Average(i => targets[i]);
        Deviation = Math.Sqrt(order.Average(i => (targets[i] - _mean) * (targets[i] - _mean)));
        Example[] examples = [.. order.Select(i => new Example { Features = Array.ConvertAll(rows[i], value => (float)value), Target = (float)(targets[i] - _mean) })];

        // The library hands every feature to the thread pool and waits; on a thread of the pool it does the work itself, five times as fast.
        RegressionTree[] trees = CanSplit(examples) ? Task.Run(() => Grow(examples)).GetAwaiter().GetResult() : [];
        _roots = new int[trees.Length];
        var (nodes, leaves) = (new List<Node>(), new List<double>());
        for (var tree = 0; tree < trees.Length; tree++)
            _roots[tree] = Add(trees[tree], nodes, leaves);

        (_nodes, _leaves) = ([.. nodes], [.. leaves]);
    }

    /// <summary>The targets' deviation, which is that of every prediction: trees tell no spread of their own.</summary>
    public double Deviation { get; }

    /// <inheritdoc/>
    public NormalPrediction Predict(ReadOnlySpan<double> row) => new(Mean(row), Deviation);

    /// <inheritdoc/>
    public double Mean(ReadOnlySpan<double> row)
    {
        var sum = _mean;
        foreach (var root in _roots)
        {
            var at = root;
            while (at >= 0)
            {
                ref readonly var node = ref _nodes[at];
                at = (float)row[node.Feature] <= node.Threshold ? node.AtMost : node.Above;
            }

            sum += _leaves[~at];
        }

        return sum;
    }

    // Whether some feature leaves enough rows on either side of a threshold.
    private static bool CanSplit(Example[] examples)
    {
        if (examples.Length < FewestRows)
            return false;

        return Enumerable.Range(0, examples[0].Features.Length).Any(feature =>
        {
            float[] values = [.. examples.Select(example => example.Features[feature]).Order()];
            return Enumerable.Range(RowsALeaf, values.Length - FewestRows + 1).Any(i => values[i - 1] < values[i]);
        });
    }

    private static RegressionTree[] Grow(Example[] examples)
    {
        // Its own context: one thread, one seed, and nobody listens to what it logs.
        var context = new MLContext(seed: 1);
        var schema = SchemaDefinition.Create(typeof(Example));
        schema[nameof(Example.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, examples[0].Features.Length);
        var trainer = context.Regression.Trainers.FastTree(new FastTreeRegressionTrainer.Options
        {
            FeatureColumnName = nameof(Example.Features),
            LabelColumnName = nameof(Example.Target),
            NumberOfTrees = Trees,
            NumberOfLeaves = Leaves,
            MinimumExampleCountPerLeaf = RowsALeaf,
            LearningRate = Rate,
            NumberOfThreads = 1,
        });
        CollectsGarbage?.SetValue(trainer, false);
        return [.. trainer.Fit(context.Data.LoadFromEnumerable(examples, schema)).Model.TrainedTreeEnsemble.Trees];
    }

    // In the library too, a child below 0 is the complement of a leaf's number.
    private static int Add(RegressionTree tree, List<Node> nodes, List<double> leaves)
    {
        var (node, leaf) = (nodes.Count, leaves.Count);
        for (var i = 0; i < tree.NumberOfNodes; i++)
            nodes.Add(new Node(tree.NumericalSplitFeatureIndexes[i], tree.NumericalSplitThresholds[i], Child(tree.LeftChild[i]), Child(tree.RightChild[i])));

        leaves.AddRange(tree.LeafValues);
        return tree.NumberOfNodes > 0 ? node : ~leaf;

        int Child(int child) => child >= 0 ? node + child : ~(leaf + ~child);
    }

    private readonly record struct Node(int Feature, float Threshold, int AtMost, int Above);

    private sealed class Example
    {
        public required float[] Features { get; init; }

        public required float Target { get; init; }
    }
}
