namespace Explorer.Storage.Lite.Format;

/// <summary>An index: a skip list of nodes, from a head to a tail on each of 32 levels.</summary>
/// <param name="moment">The pages.</param>
/// <param name="name">Its name.</param>
/// <param name="slot">Its number in its collection, which its nodes repeat.</param>
/// <param name="head">The list's head.</param>
internal sealed class IndexWalk(PageMoment moment, string name, byte slot, ItemAddress head)
{
    /// <summary>Levels of a list.</summary>
    public const int Levels = 32;

    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>The nodes of a level from a key on, in order.</summary>
    /// <exception cref="InvalidDataException">The list is damaged.</exception>
    public IEnumerable<IndexNode> From(IndexKey key, int level = 0)
    {
        var before = Before(key, level);
        while (Next(before, level) is { Key.IsEnd: false } node)
        {
            if (!before.Key.IsEnd && node.Key.CompareWith(before.Key) <= 0)
            {
                throw new InvalidDataException($"the index {name} goes from {before.Key} to {node.Key}");
            }

            yield return node;
            before = node;
        }
    }

    /// <summary>The node of a key; null for none.</summary>
    public IndexNode? Find(IndexKey key) => Next(Before(key, 0), 0) is { } node && node.Key == key ? node : null;

    // The last node before a key, found from the highest level down.
    private IndexNode Before(IndexKey key, int lowest)
    {
        var node = Node(head);
        for (var level = Levels - 1; level >= lowest; level--)
        {
            while (Next(node, level) is { } next && next.Key.CompareWith(key) < 0)
            {
                if (!node.Key.IsEnd && next.Key.CompareWith(node.Key) <= 0)
                {
                    throw new InvalidDataException($"the index {name} goes from {node.Key} to {next.Key}");
                }

                node = next;
            }
        }

        return node;
    }

    private IndexNode? Next(IndexNode node, int level)
    {
        var next = IndexNode.NextOf(moment.Item(node.Address, PageType.Index), level);
        return next.IsNone ? null : Node(next);
    }

    private IndexNode Node(ItemAddress address)
    {
        var node = IndexNode.Read(moment.Item(address, PageType.Index), address);
        return node.Slot == slot ? node : throw new InvalidDataException($"the index {name} leads to {address}, which is another's");
    }
}
