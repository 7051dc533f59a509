// Loaded into the server before anything else: it ends when the process that started it is gone, whatever ended that one.
process.stdin.resume().once('end', () => process.exit(1));
