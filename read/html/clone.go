package html

import "golang.org/x/net/html"

// clone copies a tree for an extractor that cuts it up: into two blocks of
// memory, which costs a fraction of parsing again.
func clone(root *html.Node) *html.Node {
	nodes, attrs := size(root)
	c := cloner{make([]html.Node, 0, nodes), make([]html.Attribute, 0, attrs)}
	return c.copy(root)
}

// size counts the nodes and attributes of a tree.
func size(n *html.Node) (nodes, attrs int) {
	nodes, attrs = 1, len(n.Attr)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		n, a := size(c)
		nodes, attrs = nodes+n, attrs+a
	}
	return nodes, attrs
}

// cloner has room for all nodes and attributes, so that neither slice moves.
type cloner struct {
	nodes []html.Node
	attrs []html.Attribute
}

func (c *cloner) copy(n *html.Node) *html.Node {
	c.nodes = append(c.nodes, html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace})
	to := &c.nodes[len(c.nodes)-1]
	if len(n.Attr) > 0 {
		from := len(c.attrs)
		c.attrs = append(c.attrs, n.Attr...)
		to.Attr = c.attrs[from:len(c.attrs):len(c.attrs)] // one more moves to memory of its own
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		to.AppendChild(c.copy(child))
	}
	return to
}
