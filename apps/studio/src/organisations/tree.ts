import type { OrganisationKind } from '../contract.generated';

/** Below which kinds an organisation of each kind may stand; the server holds the same rule. */
export const parentKinds: Record<OrganisationKind, readonly OrganisationKind[]> = {
  alliance: [],
  region: ['alliance'],
  school: ['region', 'alliance'],
};

/** What the tree needs to know of an organisation. */
export interface TreeNode {
  id: string;
  parentId?: string | null;
  name: string;
}

/** Parents before their children, with the depth of each; whose parent is not in the list stands at the top. */
export function inTreeOrder<Node extends TreeNode>(nodes: readonly Node[]): { node: Node; depth: number }[] {
  const ids = new Set(nodes.map((node) => node.id));
  const childrenOf = new Map<string, Node[]>();
  for (const node of nodes) {
    const parent = node.parentId && ids.has(node.parentId) ? node.parentId : '';
    childrenOf.set(parent, [...(childrenOf.get(parent) ?? []), node]);
  }
  const ordered: { node: Node; depth: number }[] = [];
  const visit = (parent: string, depth: number) => {
    for (const node of childrenOf.get(parent) ?? []) {
      ordered.push({ node, depth });
      visit(node.id, depth + 1);
    }
  };
  visit('', 0);
  return ordered;
}
