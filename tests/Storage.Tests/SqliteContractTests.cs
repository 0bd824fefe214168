using Explorer.Storage.Tests.Contract;

namespace Explorer.Storage.Tests;

public sealed class SqliteExperimentTests() : ExperimentContract(".db");

public sealed class SqliteTrialTests() : TrialContract(".db");

public sealed class SqliteRungTests() : RungContract(".db");

public sealed class SqliteOpeningTests() : OpeningContract(".db");
