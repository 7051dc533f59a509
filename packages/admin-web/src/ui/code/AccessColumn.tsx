import type { ApolloClient } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { CodeAccessDocument, type CodeAccessQuery } from '@portico/shared/admin';
import { faultOf } from '../../server/fault.js';
import { SeatMeter } from '../marks/SeatMeter.js';
import type { Column } from '../table/column.js';
import { counted } from '../words/numbers.js';
import './code.css';

/** A registration code, or a batch of redemption codes: what opens sublicenses. */
export interface Opening {
  readonly id: string;
  readonly access: {
    readonly client: { readonly name: string };
    readonly sublicenses: readonly { readonly id: string; readonly name: string }[];
  };
}

type Attached = NonNullable<CodeAccessQuery['codeAccess']>['sublicenses'];

function Rows({ sublicenses }: { readonly sublicenses: Attached }) {
  return (
    <dl className="pt-card-rows">
      {sublicenses.map(({ id, name, sku, seats }) => (
        <div key={id} className="pt-card-row">
          <dt>
            {name}
            {sku !== null && <span className="pt-tag">{sku}</span>}
          </dt>
          <dd>
            <SeatMeter limit={seats.limit} taken={seats.taken} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What the rows will be, as far as the list knows: names now, seats in a moment. */
function Awaited({ names }: { readonly names: readonly { readonly id: string; readonly name: string }[] }) {
  return (
    <dl className="pt-card-rows">
      {names.map(({ id, name }) => (
        <div key={id} className="pt-card-row">
          <dt>{name}</dt>
          <dd>
            <span className="pt-bone" style={{ width: 190 }} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Every sublicense attached. Rendered while the card is open: what was asked for before that is waited for, or there. */
function Details({ code, words }: { readonly code: Opening; readonly words: AccessWords }) {
  const { client, sublicenses } = code.access;
  const { data, error } = useQuery(CodeAccessDocument, { variables: { codeId: code.id } });
  const attached = data?.codeAccess?.sublicenses;
  return (
    <>
      <div className="pt-card-head">
        <div className="pt-card-title">{client.name}</div>
        <div className="pt-note">{words.opens} {counted(sublicenses.length, 'sublicense')}</div>
      </div>
      {attached === undefined ? <Awaited names={sublicenses} /> : <Rows sublicenses={attached} />}
      <div className="pt-card-foot pt-note">{error === undefined ? words.more : faultOf(error).message}</div>
    </>
  );
}

/** What a code opens in words: the client, the first sublicense, and how many more. */
function Access({ code }: { readonly code: Opening }) {
  const { client, sublicenses } = code.access;
  const more = sublicenses.length - 1;
  return (
    <button type="button" className="pt-access">
      <span className="pt-access-text">
        <span>{client.name}</span> · <span>{sublicenses[0]?.name}</span>
      </span>
      {more > 0 && (
        <span className="pt-more">
          <span aria-hidden="true">+{more}</span>
          <span className="pt-hidden"> and {more} more</span>
        </span>
      )}
    </button>
  );
}

/** What the card says around its sublicenses. */
export interface AccessWords {
  /** In front of how many there are: `This code opens`. */
  readonly opens: string;
  /** Where to read on. */
  readonly more: string;
}

/**
 * The column of what codes open; on hover, focus or tap every sublicense attached with its seats. They are asked for when that
 * is about to show, once.
 */
export function accessColumn<Row extends Opening>(server: ApolloClient, words: AccessWords): Column<Row> {
  const askOnce = ({ id }: Row) => void server.query({ query: CodeAccessDocument, variables: { codeId: id } }).catch(() => undefined);
  return {
    key: 'access',
    title: 'Access',
    width: 210,
    card: 'third',
    hideable: false,
    skeleton: 150,
    cell: (code) => <Access code={code} />,
    details: { about: (code) => <Details key={code.id} code={code} words={words} />, onAboutToOpen: askOnce },
  };
}
