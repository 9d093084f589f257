import { Component, type ReactNode } from 'react';

interface BoundaryProps {
  readonly children: ReactNode;
  /** Another place in the application starts afresh. */
  readonly resetKey: string;
  readonly fallback: (cause: Error) => ReactNode;
}

interface BoundaryState {
  readonly cause: Error | null;
  readonly key: string;
}

/** A class, since React offers no other way to catch a fault while drawing. */
export class ErrorBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { cause: null, key: this.props.resetKey };

  static getDerivedStateFromError(cause: unknown): Partial<BoundaryState> {
    return { cause: cause instanceof Error ? cause : new Error(String(cause)) };
  }

  static getDerivedStateFromProps(props: BoundaryProps, state: BoundaryState): Partial<BoundaryState> | null {
    return props.resetKey === state.key ? null : { cause: null, key: props.resetKey };
  }

  override render(): ReactNode {
    return this.state.cause === null ? this.props.children : this.props.fallback(this.state.cause);
  }
}
