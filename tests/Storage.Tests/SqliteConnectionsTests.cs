using Explorer.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Explorer.Storage.Tests;

/// <summary>What a SQLite database of others may not do in this program's hands. Each is what SQLite itself allows by default.</summary>
public sealed class SqliteConnectionsTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("SELECT * FROM v", "access to view \"v\" prohibited")]
    [InlineData("SELECT length(zeroblob(300000000))", "string or blob too big")]
    [InlineData("ATTACH ':memory:' AS other", "too many attached databases")]
    [InlineData("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE t (b)' WHERE name = 't'", "may not be modified")]
    public void Open_WhatOnlyAttackersNeed_IsRefusedBySqlite(string sql, string expected)
    {
        Make();
        using var connection = SqliteConnections.Open(Address, writes: true);
        Assert.Contains(expected, Assert.Throws<SqliteException>(() => connection.Execute(sql)).Message, StringComparison.Ordinal);
        using var trusting = new SqliteConnection(Address);
        trusting.Open();
        Assert.True(trusting.Execute(sql) >= -1);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public void Open_Triggers_RunWhereItWritesAlone(bool writes, long expected)
    {
        Make();
        using var connection = SqliteConnections.Open(Address, writes);
        connection.Execute("INSERT INTO t VALUES (1)");
        Assert.Equal(expected, connection.Scalar("SELECT count(*) FROM seen"));
    }

    [Fact]
    public void Open_LongStatement_IsRefused()
    {
        Make();
        using var connection = SqliteConnections.Open(Address);
        Assert.Throws<SqliteException>(() => connection.Execute("SELECT 1 --" + new string('x', 2_000_000)));
    }

    private string Address => $"Data Source={_folder.File("a.db")};Pooling=False";

    private void Make()
    {
        using var connection = new SqliteConnection(Address);
        connection.Open();
        connection.Execute("CREATE TABLE t (a); CREATE TABLE seen (a); CREATE VIEW v AS SELECT a FROM t; CREATE TRIGGER x AFTER INSERT ON t BEGIN INSERT INTO seen VALUES (new.a); END");
    }
}
