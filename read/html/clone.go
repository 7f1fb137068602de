package html

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// lighter copies a tree for an extractor that makes several copies of its own
// before it throws most of the tree away: without the elements that it would
// throw away anyhow and without the attributes that no extractor reads. The copy
// is made in two blocks of memory.
func lighter(root *html.Node) *html.Node {
	nodes, attrs := size(root)
	c := cloner{make([]html.Node, 0, nodes), make([]html.Attribute, 0, attrs)}
	return c.copy(root)
}

// thrownAway are elements that trafilatura takes out with all that is in them.
// Figures are not among them: it keeps those that hold a table.
var thrownAway = map[atom.Atom]bool{
	atom.Aside: true, atom.Embed: true, atom.Footer: true, atom.Form: true, atom.Head: true, atom.Iframe: true, atom.Menu: true, atom.Object: true,
	atom.Script: true, atom.Applet: true, atom.Audio: true, atom.Canvas: true, atom.Map: true, atom.Picture: true, atom.Svg: true, atom.Video: true,
	atom.Area: true, atom.Button: true, atom.Datalist: true, atom.Dialog: true, atom.Frame: true, atom.Frameset: true, atom.Fieldset: true,
	atom.Link: true, atom.Input: true, atom.Label: true, atom.Legend: true, atom.Marquee: true, atom.Math: true, atom.Menuitem: true, atom.Nav: true,
	atom.Noscript: true, atom.Optgroup: true, atom.Option: true, atom.Output: true, atom.Param: true, atom.Progress: true, atom.Rp: true, atom.Rt: true,
	atom.Select: true, atom.Source: true, atom.Style: true, atom.Track: true, atom.Textarea: true, atom.Time: true,
}

// telling are the attributes that say to an extractor what an element is.
var telling = map[string]bool{
	"class": true, "id": true, "role": true, "style": true, "itemprop": true, "href": true, "rel": true, "lang": true,
	"aria-hidden": true, "data-component": true, "data-testid": true, "data-lp-replacement-content": true,
}

// size counts the nodes and attributes of a tree's copy.
func size(n *html.Node) (nodes, attrs int) {
	nodes = 1
	for _, a := range n.Attr {
		if telling[a.Key] {
			attrs++
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if wanted(c) {
			n, a := size(c)
			nodes, attrs = nodes+n, attrs+a
		}
	}
	return nodes, attrs
}

func wanted(n *html.Node) bool {
	return n.Type != html.CommentNode && !(n.Type == html.ElementNode && thrownAway[n.DataAtom])
}

// cloner has room for all nodes and attributes, so that neither slice moves.
type cloner struct {
	nodes []html.Node
	attrs []html.Attribute
}

func (c *cloner) copy(n *html.Node) *html.Node {
	c.nodes = append(c.nodes, html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace})
	to := &c.nodes[len(c.nodes)-1]
	from := len(c.attrs)
	for _, a := range n.Attr {
		if telling[a.Key] {
			c.attrs = append(c.attrs, a)
		}
	}
	to.Attr = c.attrs[from:len(c.attrs):len(c.attrs)] // one more moves to memory of its own
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		if wanted(child) {
			to.AppendChild(c.copy(child))
		}
	}
	return to
}
