using Explorer.Storage.Tests.Contract;

namespace Explorer.Storage.Tests.Lite;

public sealed class LiteExperimentTests() : ExperimentContract(".litedb");

public sealed class LiteTrialTests() : TrialContract(".litedb");

public sealed class LiteRungTests() : RungContract(".litedb");

public sealed class LiteOpeningTests() : OpeningContract(".litedb");
