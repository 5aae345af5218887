"""Tables of a data folder as they look by their natural keys, so that two databases compare."""

import hashlib
import sqlite3

LIVE_ORDERS = "orders o WHERE o.removed_at IS NULL"
ORDER_PARTS = "JOIN orders o ON o.id = x.order_id WHERE o.removed_at IS NULL"

# Ids, moments of our own clock and compressed forms differ from run to run; all else must not.
QUERIES = {
    "categories": "SELECT remote_id, parent_remote_id, name, is_active FROM channel_categories",
    "brands": "SELECT remote_id, name, is_active FROM channel_brands",
    "products": """
        SELECT l.remote_id, l.url, l.is_active, l.content_hash, p.title, p.brand, p.category_path,
          p.image_url, p.is_active, p.variant_count, p.stock_total, p.image_urls,
          p.description_html
        FROM product_listings l JOIN products p ON p.id = l.product_id
        WHERE l.removed_at IS NULL""",
    "product_terms": """
        SELECT l.remote_id, t.term FROM product_listings l
        JOIN product_terms t ON t.product_id = l.product_id WHERE l.removed_at IS NULL""",
    "variants": """
        SELECT l.remote_id, p.remote_id, l.price_minor, l.list_price_minor, l.stock, l.is_active,
          v.position, v.sku, v.barcode, v.options, v.size, v.colour, v.currency, v.price_minor,
          v.list_price_minor, v.tax_rate_bp, v.image_url, v.is_active, s.on_hand, s.reserved
        FROM listings l JOIN variants v ON v.id = l.variant_id
        JOIN product_listings p ON p.id = l.product_listing_id
        LEFT JOIN stock_levels s ON s.variant_id = v.id
        WHERE l.removed_at IS NULL AND p.removed_at IS NULL""",
    "members": """
        SELECT m.remote_id, m.name, m.email, m.phone, m.registered_at, m.last_login_at,
          m.allows_email, m.allows_sms, m.is_active, m.content_hash
        FROM members m WHERE m.removed_at IS NULL""",
    "orders": f"""
        SELECT o.remote_id, o.number, o.placed_at, o.day, o.status, o.channel_status, o.buyer_name,
          o.buyer_email, o.buyer_phone, o.currency, o.total_minor, o.shipping_minor,
          o.discount_minor, o.tax_minor, o.line_count, o.origin_marketplace, o.note, o.carrier,
          o.tracking_number, o.invoice_number, o.changed_at, o.content_hash FROM {LIVE_ORDERS}""",
    "order_lines": f"""
        SELECT o.remote_id, x.position, x.remote_id, x.variant_remote_id, l.remote_id, x.sku,
          x.barcode, x.name, x.quantity_milli, x.unit_price_minor, x.discount_minor,
          x.total_minor, x.tax_rate_bp, x.is_cancelled
        FROM order_lines x LEFT JOIN listings l ON l.variant_id = x.variant_id
          AND l.removed_at IS NULL {ORDER_PARTS}""",
    "order_addresses": f"""
        SELECT o.remote_id, x.kind, x.name, x.company, x.phone, x.street, x.neighbourhood,
          x.district, x.city, x.postal_code, x.country, x.tax_office, x.tax_number
        FROM order_addresses x {ORDER_PARTS}""",
    "order_payments": f"""
        SELECT o.remote_id, x.position, x.remote_id, x.method, x.channel_method, x.state,
          x.amount_minor, x.instalments, x.paid_at FROM order_payments x {ORDER_PARTS}""",
    "order_events": f"""
        SELECT o.remote_id, x.position, x.status, x.channel_status FROM order_events x
        {ORDER_PARTS}""",
    "favourites": """
        SELECT f.remote_id, f.member_remote_id, f.product_remote_id, l.remote_id, f.added_at,
          f.content_hash
        FROM favourites f LEFT JOIN product_listings l ON l.product_id = f.product_id
          AND l.removed_at IS NULL WHERE f.removed_at IS NULL""",
    # Who is one person: the live orders and memberships that hang together.
    "customers": """
        SELECT c.name, c.email, c.phone, c.city, c.order_count, c.spent_minor, c.first_order_at,
          c.last_order_at,
          (SELECT group_concat(r, ' ') FROM (SELECT o.remote_id AS r FROM orders o
            WHERE o.customer_id = c.id AND o.removed_at IS NULL ORDER BY r)),
          (SELECT group_concat(r, ' ') FROM (SELECT m.remote_id AS r FROM members m
            WHERE m.customer_id = c.id AND m.removed_at IS NULL ORDER BY r))
        FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.customer_id = c.id
            AND o.removed_at IS NULL)
          OR EXISTS (SELECT 1 FROM members m WHERE m.customer_id = c.id
            AND m.removed_at IS NULL)""",
    "daily_channel_sales": """
        SELECT day, currency, orders, units_milli, revenue_minor FROM daily_channel_sales
        WHERE orders <> 0 OR units_milli <> 0 OR revenue_minor <> 0""",
    "daily_variant_sales": """
        SELECT d.day, l.remote_id, d.orders, d.units_milli, d.revenue_minor
        FROM daily_variant_sales d JOIN listings l ON l.variant_id = d.variant_id
        WHERE l.removed_at IS NULL
          AND (d.orders <> 0 OR d.units_milli <> 0 OR d.revenue_minor <> 0)""",
    "set_aside": "SELECT stream, remote_id FROM rejected_records",
    "payloads": """
        SELECT o.remote_id FROM order_payloads x JOIN orders o ON o.id = x.record_id
        WHERE o.removed_at IS NULL""",
}


def rows(path, name):
    """The rows of a table, sorted."""
    with sqlite3.connect(path) as connection:
        return sorted(connection.execute(QUERIES[name]).fetchall(), key=repr)


def hashes(path):
    """One hash and a count for each table."""
    found = {}
    for name in QUERIES:
        content = rows(path, name)
        digest = hashlib.sha256("\n".join(map(repr, content)).encode()).hexdigest()[:16]
        found[name] = (len(content), digest)
    return found
