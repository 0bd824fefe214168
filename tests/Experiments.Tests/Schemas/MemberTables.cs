using System.Text;
using Explorer.Experiments.Data;
using Explorer.Testing.Schemas;

namespace Explorer.Experiments.Tests.Schemas;

/// <summary>The tables of members in the docs, from the tables that the files are read by.</summary>
internal static class MemberTables
{
    public static string Experiment()
    {
        var rows = new StringBuilder(MemberRows.Head);
        MemberRows.Add(rows, ExperimentTable.Table, "");
        MemberRows.Add(rows, SampleSettings.Table, "sample.");
        MemberRows.Add(rows, PredictedSettings.Table, "sample.predicted.");
        MemberRows.Add(rows, DataSettings.Table, "data.");
        MemberRows.Add(rows, TrainingMembers.Table, "training.");
        MemberRows.Add(rows, FidelitySettings.Table, "fidelity.");
        MemberRows.Add(rows, DeclaredRung.Table, "fidelity.rungs[].");
        MemberRows.Add(rows, Limits.Table, "limits.");
        return rows.ToString();
    }

    public static string Model()
    {
        var rows = new StringBuilder(MemberRows.Head);
        MemberRows.Add(rows, NetworkMembers.Input, "input.");
        MemberRows.Add(rows, NetworkMembers.Stem, "stem.");
        MemberRows.Add(rows, AnyNetTables.AnyNet, "anynet.", Shared);
        MemberRows.Add(rows, AnyNetTables.Stage(BlockType.Bottleneck), "anynet.stages[].");
        MemberRows.Add(rows, AnyNetTables.RegNet, "regnet.", [.. Shared, "block", "squeezeExcitation", "headWidth"]);
        MemberRows.Add(rows, PlainTables.Vgg, "vgg.", Shared);
        MemberRows.Add(rows, PlainTables.VggBlock, "vgg.blocks[].");
        MemberRows.Add(rows, ResidualTables.ResNet, "resnet.", Shared);
        MemberRows.Add(rows, ResidualTables.ResNeXt, "resnext.", Shared);
        MemberRows.Add(rows, PlainTables.Mlp, "mlp.", Shared);
        return rows.ToString();
    }

    private static string[] Shared => ["family", "input", "stem", "classes"];
}
