import { Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { ForEveryone } from './audience.js';
import type { Reader } from './database.js';
import { pageOfParts, type PageOfIds } from './list-page.js';
import { COUNT_CAP, type OrderColumn, type PageRequest } from './paging.js';
import type { SqlValue } from './sql.js';

@ForEveryone()
@ObjectType({ simpleResolvers: true, description: 'Where a page lies in its list (Relay Cursor Connections Specification).' })
export class PageInfo {
  @Field(() => Boolean, { description: 'More nodes follow this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Nodes come before this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'The cursor of the first node; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'The cursor of the last node; null on an empty page.' })
  endCursor!: string | null;
}

/** How many rows a list has: counted a little beyond {@link COUNT_CAP}, and only when somebody asks. */
type Count = () => Promise<number>;

/** One page of nodes on its way into a connection. */
export interface Page<Node> {
  readonly nodes: readonly Node[];
  /** The cursor of each node. */
  readonly cursors: () => readonly string[];
  readonly pageInfo: PageInfo;
  readonly count: Count;
}

/** What {@link connectionOf} makes: the class of a connection, to return pages as. */
export interface ConnectionClass<Node> {
  new (page: Page<Node>): object;
}

interface Edge<Node> {
  readonly cursor: string;
  readonly node: Node;
}

function edgeOf<Node extends object>(node: ClassType<Node>, name: string, words: string): ClassType<Edge<Node>> {
  @ObjectType(`${name}Edge`, { simpleResolvers: true, description: `One of ${words}, with its place in the list.` })
  class EdgeType implements Edge<Node> {
    @Field(() => String, { description: 'The place of this node: pass it as `after` or `before`.' })
    readonly cursor!: string;

    @Field(() => node, { description: 'The node itself.' })
    readonly node!: Node;
  }

  return EdgeType;
}

/** Makes the Relay connection and edge of a node type, named after it. */
export function connectionOf<Node extends object>(node: ClassType<Node>, name: string, words: string): ConnectionClass<Node> {
  const edge = edgeOf(node, name, words);

  @ObjectType(`${name}Connection`, { description: `A page of ${words}.` })
  class Connection {
    @Field(() => [edge], { description: 'The nodes with their cursors.' })
    edges(): Edge<Node>[] {
      const cursors = this.#cursors();
      return this.nodes.map((one, at) => ({ cursor: cursors[at]!, node: one }));
    }

    @Field(() => PageInfo, { simple: true, description: 'Where this page lies.' })
    readonly pageInfo: PageInfo;

    @Field(() => [node], { simple: true, description: 'The nodes alone.' })
    readonly nodes: Node[];

    readonly #cursors: Page<Node>['cursors'];
    readonly #count: Count;
    #counted: Promise<number> | undefined;

    constructor(page: Page<Node>) {
      this.nodes = page.nodes as Node[];
      this.#cursors = page.cursors;
      this.pageInfo = page.pageInfo;
      this.#count = page.count;
    }

    @Field(() => Int, { description: 'How many there are in all, counted to 10,000; counted only when asked for.' })
    async totalCount(): Promise<number> {
      return Math.min(await this.#counting(), COUNT_CAP);
    }

    @Field(() => Boolean, { description: 'False when there are more than 10,000.' })
    async totalCountIsExact(): Promise<boolean> {
      return (await this.#counting()) <= COUNT_CAP;
    }

    #counting(): Promise<number> {
      this.#counted ??= this.#count();
      return this.#counted;
    }
  }

  return Connection;
}

/** A list in SQL: where it reads, who may see what of it, how it is ordered. */
export interface ListQuery {
  /** `client c` and whatever it joins. */
  readonly from: string;
  readonly where: string;
  readonly parameters: readonly SqlValue[];
  /** The last column is the id. */
  readonly order: readonly OrderColumn[];
}

/** The ids of one page, in order, with their cursors. Relations are loaded by id afterwards. */
export function pageOfIds(reader: Reader, { from, where, parameters, order }: ListQuery, page: PageRequest): Promise<PageOfIds> {
  return pageOfParts(reader, { list: from, parts: [{ from, where, parameters }], order }, page);
}

/** The page of a connection: the nodes of its ids. Whatever went meanwhile is left out. */
export function pageOfNodes<Id extends string, Node>(page: PageOfIds, idOf: (bytes: Buffer) => Id, found: ReadonlyMap<Id, Node>): Page<Node> {
  return pageOf(page, page.ids.map((bytes) => found.get(idOf(bytes))));
}

/** The page of a connection: node for id, undefined for one that went meanwhile. */
export function pageOf<Node>(page: PageOfIds, found: readonly (Node | undefined)[]): Page<Node> {
  const { pageInfo, count } = page;
  const nodes = found.filter((node) => node !== undefined);
  return { nodes, cursors: () => page.cursors.filter((_, at) => found[at] !== undefined), pageInfo, count };
}
