import type { Caller, Json } from './caller.js';
import { picture } from './pictures.js';

const CREATE = 'mutation ($input: CreateUploadInput!) { createUpload(input: $input) { id putUrl } }';
const UPDATE = `mutation ($input: UpdateDesignInput!) { updateDesign(input: $input) { __typename
  ... on ClientUpdated { client { design { logoUrl logoWidth logoHeight heading } } } ... on InvalidInput { message fields { path message } } } }`;

/** A place for a file. */
export interface MadeUpload {
  readonly id: string;
  /** The path of its address. */
  readonly path: string;
}

/** Makes a place for a logo. */
export async function makeUpload(staff: Caller, clientId: string): Promise<MadeUpload> {
  const { createUpload } = await staff.ask(CREATE, { input: { purpose: 'LOGO', clientId } });
  return { id: String(createUpload!.id), path: new URL(String(createUpload!.putUrl)).pathname };
}

/** Makes a place for a logo and puts a file there; its id. */
export async function upload(staff: Caller, clientId: string, file: Buffer): Promise<string> {
  const { id, path } = await makeUpload(staff, clientId);
  const { status } = await staff.put(path, file);
  if (status !== 204) throw new Error(`Putting a file answered ${status}.`);
  return id;
}

/** Changes a design; what came of it. */
export async function dress(staff: Caller, clientId: string, design: object): Promise<Json> {
  return (await staff.ask(UPDATE, { input: { clientId, ...design } })).updateDesign!;
}

/** Gives a client a logo; the path of its address. @param width of the picture, in pixels: what no other test has is a logo of its own */
export async function giveLogo(staff: Caller, clientId: string, width: number): Promise<string> {
  const answer = await dress(staff, clientId, { logoUploadId: await upload(staff, clientId, await picture('png', { width, height: 80 })) });
  return new URL(String(answer.client!.design!.logoUrl)).pathname;
}
