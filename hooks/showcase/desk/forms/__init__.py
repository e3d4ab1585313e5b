"""The programmes' statistics forms (统计表): as data, as workbooks to send out, and as schools return them."""
