import { randomBytes } from 'node:crypto';
import { accessSync, chmodSync, constants, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigFaults } from './config-faults.js';

/** Makes the data folder where it is missing, readable by its owner only. Adds a fault when that fails. */
export function openDataFolder(dataDir: string, faults: string[]): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (failure) {
    faults.push(`The data folder ${dataDir} cannot be written (${codeOf(failure)}). Give PORTICO_DATA_DIR a folder that this account may write.`);
  }
}

/** The secret key of this data folder, made on first use, readable by its owner only. */
export function secretKeyIn(dataDir: string): string {
  const file = join(dataDir, 'secret-key');
  try {
    writeFileSync(file, randomBytes(48).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (failure) {
    if (codeOf(failure) !== 'EEXIST') throw new ConfigFaults([`The secret key ${file} cannot be written (${codeOf(failure)}).`]);
  }
  return readSecretKey(file);
}

function readSecretKey(file: string): string {
  try {
    chmodSync(file, 0o600);
    const key = readFileSync(file, 'utf8').trim();
    if (key.length >= 32) return key;
  } catch (failure) {
    throw new ConfigFaults([`The secret key ${file} cannot be read (${codeOf(failure)}).`]);
  }
  throw new ConfigFaults([`The secret key ${file} is damaged. Restore it from a backup, or delete it to have a new one made.`]);
}

function codeOf(failure: unknown): string {
  return typeof failure === 'object' && failure !== null && 'code' in failure && typeof failure.code === 'string' ? failure.code : 'unknown reason';
}
