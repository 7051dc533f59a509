import { Button, Menu } from '@mantine/core';
import { Icon } from '../ui/marks/Icon.js';
import { count } from '../ui/words/numbers.js';
import { isBeingMade, type FullBatch } from './batch-words.js';

/** The codes one file of sheets holds. */
const SHEET_CODES = 10_000;

/** Which codes each file of sheets holds: `1–10,000`. */
function sheetParts(codeCount: number): readonly string[] {
  return Array.from({ length: Math.ceil(codeCount / SHEET_CODES) }, (_, at) => `${count(at * SHEET_CODES + 1)}–${count(Math.min(codeCount, (at + 1) * SHEET_CODES))}`);
}

function Sheets({ sheetUrl, codeCount }: Pick<FullBatch, 'sheetUrl' | 'codeCount'>) {
  const parts = sheetParts(codeCount);
  if (parts.length === 1) {
    return (
      <Button component="a" href={sheetUrl} download variant="default">
        Print sheets
      </Button>
    );
  }
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default" rightSection={<Icon name="chevronDown" size={14} />}>
          Print sheets
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        {parts.map((codes, at) => (
          <Menu.Item key={codes} component="a" href={`${sheetUrl}?part=${at + 1}`} download>
            Codes {codes}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The codes of a batch to take along: all of them as CSV, and those nobody used yet on sheets to print and cut. */
export function BatchFiles({ batch }: { readonly batch: FullBatch }) {
  const { csvUrl, codeCount, redeemedCount } = batch;
  if (isBeingMade(batch)) return null;
  return (
    <>
      <Button component="a" href={csvUrl} download variant="default" leftSection={<Icon name="arrowDown" />}>
        Download CSV
      </Button>
      {redeemedCount < codeCount && <Sheets {...batch} />}
    </>
  );
}
