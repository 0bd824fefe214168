using System.Globalization;
using System.IO.Compression;

namespace Explorer.Models.Weights.Checkpoints;

/// <summary>
/// Reads PyTorch's zip checkpoints (torch.save since version 1.6) of plain tensors: a state dictionary by itself, or anywhere in
/// dictionaries beside other values. No code in the file is run, and no more is read than the file holds.
/// </summary>
internal sealed class CheckpointReader : IWeightFile
{
    /// <summary>Names under which a checkpoint's state dictionary is looked for first, in this order: pycls', timm's and others'. An average of weights comes after the weights.</summary>
    public static readonly string[] Sections =
        ["model_state", "state_dict", "model", "model_state_dict", "net", "network", "module", "weights", "params", "state_dict_ema", "model_ema", "ema", "ema_state_dict"];

    /// <summary>Metadata key of the section that the tensors are from; absent where the file is a state dictionary by itself.</summary>
    public const string SectionKey = "checkpoint.section";

    private const string Pickle = "data.pkl", Storages = "data/";
    private const int MostPickle = 1 << 26;

    // Sections lie at most so deep, such as in {"ema": {"module": …}}.
    private const int DeepestSection = 4, LongestName = 200;

    // Tensors may share storages, as tied weights do; a file whose tensors share them without end is a trap.
    private const int MostSharing = 4;

    private readonly StoredZip _zip;
    private readonly string _prefix;
    private readonly Dictionary<string, CheckpointTensor> _tensors = new(StringComparer.Ordinal);

    private CheckpointReader(StoredZip zip, string path)
    {
        (_zip, Path) = (zip, path);
        var pickle = FindPickle();
        _zip.RequireStored();
        _prefix = pickle.FullName[..^Pickle.Length];
        CheckOrder();
        if (pickle.Length > MostPickle)
            throw new InvalidInputException(path, [new Problem(pickle.FullName, $"{pickle.Length} bytes, expected at most {MostPickle}")]);
        var root = Unpickler.Load(zip.Read(pickle, 0, pickle.Length), path) as PickledDictionary
            ?? throw new InvalidInputException(path, "not a checkpoint of plain tensors: it holds no dictionary");
        Entries = ReadEntries(State(root));
    }

    public string Path { get; }

    public string Format => "PyTorch checkpoint";

    public IReadOnlyList<TensorEntry> Entries { get; }

    public IReadOnlyDictionary<string, string> Metadata { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Opens a file and reads everything but the tensors' data.</summary>
    /// <exception cref="InvalidInputException">It is not such a checkpoint, holds more than plain data, or is damaged.</exception>
    public static CheckpointReader Open(string path)
    {
        var zip = StoredZip.Open(path);
        try
        {
            return new CheckpointReader(zip, path);
        }
        catch
        {
            zip.Dispose();
            throw;
        }
    }

    public byte[] Read(TensorEntry entry)
    {
        var tensor = _tensors[entry.Name];
        var size = entry.Type.Size();
        var data = _zip.Read(Member(tensor.Storage), tensor.Offset * size, tensor.Span * size);
        return tensor.IsContiguous ? data : StridedData.InRows(tensor, data, size);
    }

    public void Dispose() => _zip.Dispose();

    private ZipArchiveEntry FindPickle()
    {
        var found = _zip.Members.Values.Where(member => member.FullName == Pickle || member.FullName.EndsWith($"/{Pickle}", StringComparison.Ordinal)).Take(2).ToArray();
        if (found is not [var pickle])
            throw new InvalidInputException(Path, $"a zip file with {(found.Length == 0 ? "no" : "more than one")} {Pickle}: not a checkpoint of torch.save");
        return _zip.Members.Keys.Any(name => name.EndsWith("/constants.pkl", StringComparison.Ordinal))
            ? throw new InvalidInputException(Path, "a TorchScript program, expected a checkpoint of tensors; save model.state_dict() instead")
            : pickle;
    }

    private void CheckOrder()
    {
        if (!_zip.Members.TryGetValue($"{_prefix}byteorder", out var order))
            return;
        if (order.Length != "little".Length || !_zip.Read(order, 0, order.Length).AsSpan().SequenceEqual("little"u8))
            throw new InvalidInputException(Path, [new Problem(order.FullName, "not \"little\": numbers of another byte order are not read")]);
    }

    // The dictionary of most tensors: beside a network's there may be single ones, such as a best accuracy, at any level.
    private PickledDictionary State(PickledDictionary root)
    {
        var found = new List<(string Path, PickledDictionary State, int Count)>();
        Collect(root, "", 0, [], found);
        var most = found.Count == 0 ? 0 : found.Max(section => section.Count);
        if (most == 0)
        {
            throw new InvalidInputException(Path,
                $"it holds {string.Join(", ", root.Names.Take(10).DefaultIfEmpty("nothing"))}, expected tensors by name, or such under {string.Join(", ", Sections)}");
        }

        var (path, state, _) = found.Where(section => section.Count == most).MinBy(section => Rank(section.Path));
        if (path.Length > 0)
            Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [SectionKey] = path };
        return state;
    }

    private static int Rank(string path) => path.Length == 0 ? -1 : Array.IndexOf(Sections, path.Split('.')[0]) is >= 0 and var rank ? rank : Sections.Length;

    private static void Collect(PickledDictionary at, string path, int depth, HashSet<PickledDictionary> seen, List<(string Path, PickledDictionary State, int Count)> found)
    {
        if (!seen.Add(at))
            return;
        found.Add((path, at, at.Tensors.Count()));
        if (depth == DeepestSection)
            return;
        foreach (var name in at.Names)
        {
            if (name.Length <= LongestName && at.Find(name) is PickledDictionary below)
                Collect(below, path.Length == 0 ? name : $"{path}.{name}", depth + 1, seen, found);
        }
    }

    private List<TensorEntry> ReadEntries(PickledDictionary state)
    {
        var entries = new List<TensorEntry>();
        var (problems, total) = (new List<Problem>(), 0L);
        foreach (var (name, tensor) in state.Tensors)
        {
            var size = tensor.Storage.Type.Size();
            if (!_zip.Members.TryGetValue(NameOf(tensor.Storage), out var member) || member.Length != (Int128)tensor.Storage.Count * size)
            {
                problems.Add(new Problem($"$.{name}", string.Create(CultureInfo.InvariantCulture,
                    $"its storage {tensor.Storage.Key} of {tensor.Storage.Count} {tensor.Storage.Type.Name()} is {(member is null ? "missing" : $"{member.Length} bytes")}")));
                continue;
            }

            total += tensor.Count * size;
            _tensors.Add(name, tensor);
            entries.Add(new TensorEntry(name, tensor.Storage.Type, tensor.Shape, tensor.Offset * size, tensor.Count * size));
        }

        if (problems.Count > 0)
            throw new InvalidInputException(Path, problems);
        return total <= MostSharing * _zip.Length
            ? entries
            : throw new InvalidInputException(Path, $"its tensors are {total} bytes, the file {_zip.Length}: they share more than a checkpoint has reason to");
    }

    private ZipArchiveEntry Member(CheckpointStorage storage) => _zip.Members[NameOf(storage)];

    private string NameOf(CheckpointStorage storage) => $"{_prefix}{Storages}{storage.Key}";
}

/// <summary>Puts the elements of a tensor that lies otherwise (channels innermost, transposed) into the order of its indices.</summary>
internal static class StridedData
{
    /// <summary>The elements, row-major.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="data">Its part of the storage, from its first element to its last.</param>
    /// <param name="size">Bytes of one element.</param>
    public static byte[] InRows(CheckpointTensor tensor, ReadOnlySpan<byte> data, int size)
    {
        var rows = new byte[tensor.Count * size];
        var index = new long[tensor.Shape.Count];
        long from = 0;
        for (long to = 0; to < rows.Length; to += size)
        {
            data.Slice((int)(from * size), size).CopyTo(rows.AsSpan((int)to));
            for (var i = index.Length - 1; i >= 0; i--)
            {
                from += tensor.Strides[i];
                if (++index[i] < tensor.Shape[i])
                    break;
                from -= tensor.Strides[i] * index[i];
                index[i] = 0;
            }
        }

        return rows;
    }
}
