"""Other generators, given the same pages as data: they fill templates of their own.

What our pages say is read from the built site: headings, texts, lists, tables and links, with all
amounts formatted and all fees computed. Drawings and forms are handed over finished. What is left
to a peer is what a site generator does: read, loop, escape, link, put into the frame, write.
"""
