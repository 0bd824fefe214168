using Explorer.Analysis.Timelines;
using Explorer.Documents.Blocks;
using Explorer.Documents.Figures;
using Explorer.Documents.Writers;
using Explorer.Storage;

namespace Explorer.Timeline;

/// <summary>What an experiment's last run did with its workers' time: a table and, where a file is named, a figure.</summary>
internal static class Program
{
    private static int Main(string[] args)
    {
        if (args is not [var path, var name, .. var rest] || rest.Length > 1)
        {
            Console.Error.WriteLine("usage: timeline STORE EXPERIMENT [OUT.svg]");
            return 2;
        }

        using var store = ResultStores.Open(path, StoreAccess.Read);
        if (RunTimeline.Of(name, store.Trials(name, curves: false), store.Rungs(name)) is not { } timeline)
        {
            Console.Error.WriteLine($"{path}: no training of {name} says when and on which worker it was");
            return 1;
        }

        Console.Write(MarkdownWriter.Write(new Document("Where the workers' time went", [new Block.Paragraph(TimelineDocument.Sentence(timeline)), TimelineDocument.Shares(timeline)])));
        if (rest is [var file])
            File.WriteAllText(file, FigureImage.Svg(TimelineDocument.Courses(timeline), FigureImage.TwoColumns));
        return 0;
    }
}
