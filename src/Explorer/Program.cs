using Explorer.Commands;

return await CommandLine.RunAsync(args);
