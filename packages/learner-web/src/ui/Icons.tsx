import type { ContentKind } from '@portico/shared/learner';

function Icon({ path, size = 16 }: { readonly path: string; readonly size?: number }) {
  return (
    <svg aria-hidden="true" class="icon" width={size} height={size} viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">
      <path d={path} />
    </svg>
  );
}

const OUTER = 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13z';

export const AlertIcon = () => <Icon path={`${OUTER}M8 5v3.5M8 11v.1`} />;
export const CheckIcon = () => <Icon path="M3.5 8.5l3 3l6-7" size={14} />;
export const PlusIcon = () => <Icon path="M8 3v10M3 8h10" />;
export const NextIcon = () => <Icon path="M6 3.5L10.5 8L6 12.5" />;
export const DownIcon = () => <Icon path="M3.5 6L8 10.5L12.5 6" />;
export const EyeIcon = () => <Icon path="M1.5 8s2.4-4.3 6.5-4.3S14.5 8 14.5 8s-2.4 4.3-6.5 4.3S1.5 8 1.5 8zM8 6.2a1.8 1.8 0 1 0 0 3.6a1.8 1.8 0 1 0 0-3.6z" size={18} />;

const KINDS: Readonly<Record<ContentKind, string>> = {
  COURSE: 'M5.5 3.5v9l7-4.5z',
  VIDEO: 'M5.5 3.5v9l7-4.5z',
  LEARNING_PATH: 'M3 12.5h4v-4h4v-4h3',
  DOCUMENT: 'M3.5 2h6l3 3v9h-9zM9.5 2v3h3',
  LINK: 'M6.5 3H3v10h10V9.5M9 3h4v4M13 3L7.5 8.5',
};

export const KindIcon = ({ kind }: { readonly kind: ContentKind }) => <Icon path={KINDS[kind]} size={18} />;
