import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";

interface RowsProps {
  readonly label: string;
  readonly count: number;
  /** Usual height of a row in pixels, until it is measured. */
  readonly height: number;
  readonly row: (index: number) => ReactNode;
  /** Told which rows are on the page, from the first to the last. */
  readonly onShow?: (first: number, last: number) => void;
}

/** Up to this many rows are all on the page, where the browser's own search finds them. */
const WHOLE = 200;

/** A list of rows that scrolls with the window; a long one holds only the rows in view. */
export function Rows(props: RowsProps) {
  const { count, onShow } = props;
  const isWhole = count <= WHOLE;
  useEffect(() => {
    if (isWhole) onShow?.(0, count - 1);
  });
  if (!isWhole) return <LongRows {...props} />;
  return (
    <ul className="rows" aria-label={props.label}>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is the identity of a row; what it holds has its own key
        <li key={index}>{props.row(index)}</li>
      ))}
    </ul>
  );
}

function LongRows({ label, count, height, row, onShow }: RowsProps) {
  const list = useRef<HTMLUListElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  useLayoutEffect(() => setScrollMargin((list.current?.getBoundingClientRect().top ?? 0) + scrollY), []);
  const rows = useWindowVirtualizer({ count, estimateSize: () => height, overscan: 8, scrollMargin });
  const items = rows.getVirtualItems();
  useEffect(() => {
    if (items.length > 0) onShow?.(items[0]!.index, items.at(-1)!.index);
  });
  return (
    <ul className="rows rows-long" aria-label={label} ref={list} style={{ height: rows.getTotalSize() }}>
      {items.map(({ index, start }) => (
        <li
          key={index}
          ref={rows.measureElement}
          data-index={index}
          aria-setsize={count}
          aria-posinset={index + 1}
          style={{ transform: `translateY(${start - scrollMargin}px)` }}
        >
          {row(index)}
        </li>
      ))}
    </ul>
  );
}
