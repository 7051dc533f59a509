import { describe, expect, it } from '@jest/globals';
import { readDatabaseUrl } from './database-url.js';

describe('A database URL', () => {
  it('names a SQLite file by its absolute path', () => {
    expect(readDatabaseUrl('sqlite:/var/lib/portico.sqlite')).toEqual({ dialect: 'sqlite', file: '/var/lib/portico.sqlite' });
    expect(() => readDatabaseUrl('sqlite:portico.sqlite')).toThrow('absolute path');
  });

  it.each(['mysql', 'mariadb'])('of %s carries user, password, place and options', (protocol) => {
    expect(readDatabaseUrl(`${protocol}://us%40er:p%23w@db.example:3307/portico?tls=true&connections=5`)).toEqual({
      dialect: 'mysql',
      host: 'db.example',
      port: 3307,
      user: 'us@er',
      password: 'p#w',
      database: 'portico',
      tls: true,
      connections: 5,
    });
  });

  it('has a port and a number of connections that need not be said', () => {
    expect(readDatabaseUrl('mysql://root@[::1]/portico')).toMatchObject({ host: '::1', port: 3306, tls: false, connections: 20 });
  });

  it.each(['postgres://u:secret@h/d', 'nonsense secret', 'mysql://u:secret@h/', 'mysql://u:secret@h/d?sslmode=1', 'mysql://u:secret@h/d?connections=0'])(
    'that is wrong (%s) is refused without repeating its password',
    (url) => {
      expect(() => readDatabaseUrl(url)).toThrow(expect.objectContaining({ message: expect.not.stringContaining('secret') }));
    },
  );
});
